/** `npm run measure`: prints how much each step asks of its reader, and writes it into `lessons/MEASURES.md`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { measureStep } from '../checks/verify/measure.ts';
import { MEASURES_FILE, measuresPage } from '../checks/verify/measures-page.ts';
import { printMeasures } from '../checks/verify/print-measures.ts';
import { loadCourse } from '../lessons/course.ts';

const root = path.resolve(import.meta.dirname, '..');

try {
  const course = await loadCourse(root);
  console.log(printMeasures(course.steps.map(measureStep)));
  writeFileSync(path.join(root, MEASURES_FILE), measuresPage(course));
  console.log(`\nWritten into ${MEASURES_FILE}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

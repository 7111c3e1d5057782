import type { APIRoute, GetStaticPaths } from 'astro';
import type { Step } from '../../../../../../lessons/course.ts';
import { course, lessonOf } from '../../../../course/course.ts';
import { stepPackage } from '../../../../course/step-package.ts';

/** One file for each step. */
export const getStaticPaths: GetStaticPaths = () =>
  course.steps.map((step) => ({
    params: { lesson: lessonOf(step).folder, step: step.folder },
    props: { step },
  }));

/** The step's package. */
export const GET: APIRoute<{ step: Step }> = async ({ props }) =>
  new Response(JSON.stringify(await stepPackage(props.step)), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });

/** The custom elements of the pages' text side: one small script for every page, so that none waits for a chain of files. */
import { ChoiceQuestion } from './components/choice-question.ts';
import { closeWhenLeft } from './components/course-menu.ts';
import { ReviewDue } from './components/review-due.ts';
import { SearchButton } from './components/search-button.ts';
import { ShortcutsButton } from './components/shortcuts-button.ts';
import { StepHints } from './components/step-hints.ts';
import { StepMarks } from './components/step-marks.ts';
import { StepView } from './components/step-view.ts';
import { TaskList } from './components/task-list.ts';
import { ThemeSwitch } from './components/theme-switch.ts';
import { YourPlace } from './components/your-place.ts';
import { registerWorker } from './offline/register.ts';
import { whenIdle } from './offline/when-idle.ts';
import { listenForShortcuts } from './shortcuts/listen.ts';

const ELEMENTS: Readonly<Record<string, CustomElementConstructor>> = {
  'choice-question': ChoiceQuestion,
  'review-due': ReviewDue,
  'search-button': SearchButton,
  'shortcuts-button': ShortcutsButton,
  'step-hints': StepHints,
  'step-marks': StepMarks,
  'step-view': StepView,
  'task-list': TaskList,
  'theme-switch': ThemeSwitch,
  'your-place': YourPlace,
};

for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
closeWhenLeft();
listenForShortcuts();
// While the site is worked on, nothing may stand between it and what is on disk.
if (import.meta.env.PROD) whenIdle(() => void registerWorker());

/**
 * What the course will hold once it is whole. The home page shows a lesson as planned only while the course does not have
 * it, so an entry needs no care when its lesson arrives.
 */
export interface PlannedLesson {
  /** As the lesson's folder will begin: `03`. */
  readonly id: string;
  readonly title: string;
  /** Half a sentence, lower case, no full stop. */
  readonly tagline: string;
}

const WHOLE_COURSE: readonly PlannedLesson[] = [
  { id: '01', title: 'Data models', tagline: 'what may enter, what may leave' },
  { id: '02', title: 'Contracts', tagline: 'a route that documents itself' },
  {
    id: '03',
    title: 'Dependency injection',
    tagline: 'what a handler needs, opened and closed for it',
  },
  { id: '04', title: 'Routers', tagline: 'an app in parts that fit' },
  { id: '05', title: 'Errors', tagline: 'answers that help, and nothing that leaks' },
  { id: '06', title: 'Async and concurrency', tagline: 'many things at once, none of them lost' },
  { id: '07', title: 'Authentication', tagline: 'who is asking' },
  { id: '08', title: 'Authorization', tagline: 'who may do what' },
  { id: '09', title: 'Testing', tagline: 'tests that fail when they should' },
  { id: '10', title: 'Deployment', tagline: 'settings, health and a graceful end' },
  { id: '11', title: 'Capstone', tagline: 'loans from end to end, from user stories' },
];

/** The lessons that are planned and not there yet. */
export function plannedLessons(
  lessons: readonly { readonly id: string }[],
): readonly PlannedLesson[] {
  const there = new Set(lessons.map(({ id }) => id));
  return WHOLE_COURSE.filter(({ id }) => !there.has(id));
}

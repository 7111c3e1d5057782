/** The two custom elements of the settings page. */
import { KeepCourse } from './keep-course.ts';
import { KeepWork } from './keep-work.ts';

if (!customElements.get('keep-work')) {
  customElements.define('keep-work', KeepWork);
  customElements.define('keep-course', KeepCourse);
}

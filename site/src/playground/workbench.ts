import { ChecksPanel } from './checks/checks-panel.ts';
import { ConsolePanel } from './console/console-panel.ts';
import { DataPanel } from './data/data-panel.ts';
import { DocsPanel } from './docs/docs-panel.ts';
import { CodeEditor } from './editor/code-editor.ts';
import { TAB_HINT } from './editor/tab-key.ts';
import { FileTabs } from './files/file-tabs.ts';
import { Notice } from './notice/notice.ts';
import { element } from './parts/element.ts';
import { PaneDivider } from './parts/pane-divider.ts';
import { PanelDock } from './parts/panel-dock.ts';
import { Toolbar } from './parts/toolbar.ts';
import { RequestsPanel } from './requests/requests-panel.ts';
import { TracePanel } from './trace/trace-panel.ts';
import { ProblemsPanel } from './types/problems-panel.ts';
import { VersionsPanel } from './versions/versions-panel.ts';

const ELEMENTS = {
  'groundwork-editor': CodeEditor,
  'groundwork-checks': ChecksPanel,
  'groundwork-requests': RequestsPanel,
  'groundwork-docs': DocsPanel,
  'groundwork-data': DataPanel,
  'groundwork-console': ConsolePanel,
  'groundwork-problems': ProblemsPanel,
  'groundwork-trace': TracePanel,
  'groundwork-versions': VersionsPanel,
  'groundwork-notice': Notice,
} as const;

/** Makes the parts known to the browser; a second call, after moving to another step, changes nothing. */
function define(): void {
  for (const [name, part] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, part);
  }
}

/** The playground's parts, put together and shown; who listens to whom is in `step-session.ts`. */
export class Workbench {
  readonly editor: CodeEditor;
  readonly checks: ChecksPanel;
  readonly requests: RequestsPanel;
  readonly docs: DocsPanel;
  /** In the dock of a step with a database. */
  readonly data: DataPanel;
  readonly console: ConsolePanel;
  readonly problems: ProblemsPanel;
  readonly trace: TracePanel;
  readonly versions: VersionsPanel;
  /** Two tabs, reset, a decision about the solution. */
  readonly notice: Notice;
  /** Storage that does not keep. */
  readonly trouble: Notice;
  readonly dock: PanelDock;
  readonly files: FileTabs;
  readonly toolbar: Toolbar;
  /** Buttons for the files themselves; empty where a step decides which files there are. */
  readonly fileTools = element('div', { class: 'file-tools' });
  readonly saved = element('span', { class: 'saved' });
  /** Where the editor stands, and the comparison in its place while it shows. */
  readonly stage: HTMLElement;
  /** Between the editor and what is below it. */
  readonly divider: PaneDivider;
  readonly #live = element('p', { class: 'aside-text', role: 'status' });

  constructor(
    openFile: (path: string) => void,
    database: boolean,
    ...menu: readonly HTMLElement[]
  ) {
    define();
    this.editor = new CodeEditor();
    this.checks = new ChecksPanel();
    this.requests = new RequestsPanel();
    this.docs = new DocsPanel();
    this.data = new DataPanel();
    this.console = new ConsolePanel();
    this.problems = new ProblemsPanel();
    this.trace = new TracePanel();
    this.versions = new VersionsPanel();
    this.notice = new Notice();
    this.trouble = new Notice();
    this.files = new FileTabs(openFile, () => this.editor.files);
    this.toolbar = new Toolbar(...menu);
    this.editor.id = 'editor';
    this.editor.setAttribute('role', 'tabpanel');
    this.stage = element(
      'div',
      { class: 'stage' },
      this.editor,
      // For the eye; the editor is described by the same words where a screen reader finds them.
      element('p', { class: 'tab-hint', 'aria-hidden': 'true' }, TAB_HINT),
    );
    this.dock = new PanelDock('Results', [
      { id: 'checks', label: 'Checks', panel: this.checks },
      { id: 'requests', label: 'Requests', panel: this.requests },
      { id: 'docs', label: 'Docs', panel: this.docs },
      ...(database ? [{ id: 'data', label: 'Data', panel: this.data }] : []),
      { id: 'console', label: 'Console', panel: this.console },
      { id: 'problems', label: 'Problems', panel: this.problems },
      { id: 'trace', label: 'Trace', panel: this.trace },
      { id: 'history', label: 'History', panel: this.versions },
    ]);
    this.divider = new PaneDivider({
      which: 'code',
      label: 'Height of the editor',
      controls: this.editor.id,
      orientation: 'horizontal',
      least: [112, 96],
      stretch: () => ({
        from: this.stage.getBoundingClientRect().top,
        length: this.stage.offsetHeight + this.dock.panels.offsetHeight,
      }),
    });
    this.toolbar.element.prepend(this.divider.element);
    this.toolbar.element.addEventListener('groundwork:fold-panels', () => this.divider.toggle());
    this.dock.onOpen = () => this.divider.unfold();
  }

  /** Everything in reading order. */
  parts(): readonly HTMLElement[] {
    return [
      element('div', { class: 'notices' }, this.trouble, this.notice),
      element(
        'div',
        { class: 'files' },
        this.files.element,
        this.files.all,
        this.fileTools,
        this.saved,
      ),
      this.stage,
      this.toolbar.element,
      this.dock.tabs,
      this.dock.panels,
      this.#live,
    ];
  }

  /** Shows the file's name as the chosen tab and labels the editor with it. */
  showFileTabs(paths: readonly string[], active: string): void {
    this.files.show(paths, active);
    this.nameEditor(active);
  }

  nameEditor(active: string): void {
    this.files.select(active);
    this.editor.setAttribute('aria-labelledby', this.files.button(active)?.id ?? '');
  }

  /** Says a sentence to a screen reader; the same one twice is said twice. */
  say(sentence: string): void {
    this.#live.textContent = '';
    requestAnimationFrame(() => {
      // Back-ticks set code apart for the eye; read aloud they are noise.
      this.#live.textContent = sentence.replaceAll('`', '');
    });
  }
}

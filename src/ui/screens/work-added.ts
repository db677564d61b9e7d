import type { App, Size } from '../app.ts';
import type { Row } from '../parts/row.ts';
import type { ListButton } from './list-screen.ts';

/** What stands on the work screen beside the work: in an exercise, the messages that have come. */
export interface WorkAdded {
  /** Rows under the three answers. */
  above(app: App, size: Size): readonly Row[];
  /** The buttons in place of the usual ones. */
  buttons(usual: readonly ListButton[], columns: number): ListButton[];
}

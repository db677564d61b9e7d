import { firestorm } from './firestorm.ts';
import { impersonation } from './impersonation.ts';
import type { Drawing } from './kit/drawing.ts';
import { rumor } from './rumor.ts';
import { takeover } from './takeover.ts';
import type { Trouble } from './words.ts';

/** Which chart belongs to which trouble. The only place that knows. */
export const charts: Readonly<Record<Trouble, Drawing>> = { impersonation, takeover, firestorm, rumor };

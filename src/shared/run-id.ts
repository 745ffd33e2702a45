/** What a run's id looks like: a plain folder name that leads nowhere else. */
import { z } from 'zod';

export const runId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/);

/** The State Council's notices that the program ships. A year that is not here is unknown until somebody enters its notice. */
import type { CalendarNotice } from '../../domain/calendar-events.ts';
import cn2024 from './data/CN-2024.json' with { type: 'json' };
import cn2025 from './data/CN-2025.json' with { type: 'json' };
import cn2026 from './data/CN-2026.json' with { type: 'json' };

/** A test holds each of them to mayEnterNotice and to the words of the notice. */
export const SHIPPED_NOTICES: readonly CalendarNotice[] = [cn2024, cn2025, cn2026] as unknown as readonly CalendarNotice[];

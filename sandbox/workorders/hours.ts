import { z } from 'zod4';
import { code, date, optionalCode } from './fields';

const MOST_HOURS = 99.99;

export const hoursSchema = z.object({
	/** Unique code of the employee. */
	employee: code,
	projectCode: optionalCode,
	kind: z.enum(['work', 'travel']),
	date,
	hours: z
		.number()
		.positive()
		.max(MOST_HOURS)
		.refine((hours) => Number(hours.toFixed(2)) === hours, { error: 'At most two decimals.' }),
	description: z.string().trim().max(500),
	/** Number of the work order. */
	workOrder: optionalCode,
	state: z.enum(['open', 'exported']),
});

export type AppHours = z.infer<typeof hoursSchema>;

export const NEW_HOURS = {
	projectCode: '',
	kind: 'work',
	description: '',
	workOrder: '',
	state: 'open',
};

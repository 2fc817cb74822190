import { z } from 'zod4';
import { code, date, name, optionalCode } from './fields';

export const projectSchema = z.object({
	code,
	name,
	customerNumber: optionalCode,
	description: z.string().trim().max(2000),
	startDate: date.nullable(),
	endDate: date.nullable(),
	/** Code of a project type. */
	type: optionalCode,
	/** Unique code of the employee who leads it. */
	responsible: optionalCode,
	active: z.boolean(),
});

export type AppProject = z.infer<typeof projectSchema>;

export const NEW_PROJECT = {
	customerNumber: '',
	description: '',
	startDate: null,
	endDate: null,
	type: '',
	responsible: '',
	active: true,
};

export const projectTypeSchema = z.object({ code, name });

export type AppProjectType = z.infer<typeof projectTypeSchema>;

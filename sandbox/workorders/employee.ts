import { z } from 'zod4';
import { email, name, optionalCode } from './fields';

export const employeeSchema = z.object({
	name,
	/** Unique, by which other systems know the employee; '' when it has none. */
	uniqueCode: optionalCode,
	email,
	active: z.boolean(),
});

export type AppEmployee = z.infer<typeof employeeSchema>;

export const NEW_EMPLOYEE = { uniqueCode: '', email: '', active: true };

import { referenceResource } from './reference-resource';

/** Employees (medewerkers): their number is what an app keeps as a user's unique code. */
export const { operations: employeeOperations, description: employeeDescription } =
	referenceResource({
		entity: 'employee',
		resource: 'employee',
		list: ({ employees }) => employees,
		placeholder: 'e.g. 104',
	});

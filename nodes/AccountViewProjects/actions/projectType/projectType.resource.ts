import { referenceResource } from '../../../shared/accountview/resources/reference-resource';

/** Project types (projecttypen), which an app may ask of each project. */
export const { operations: projectTypeOperations, description: projectTypeDescription } =
	referenceResource({
		entity: 'projectType',
		resource: 'projectType',
		list: ({ projectTypes }) => projectTypes,
		placeholder: 'e.g. REGIE',
	});

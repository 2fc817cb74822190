import { referenceResource } from '../../../shared/accountview/resources/reference-resource';

/** Hour types (uursoorten), such as those for working and for travelling time. */
export const { operations: hourTypeOperations, description: hourTypeDescription } =
	referenceResource({
		entity: 'hourType',
		resource: 'hourType',
		list: ({ hourTypes }) => hourTypes,
		placeholder: 'e.g. WERK',
	});

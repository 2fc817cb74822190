import type { ItemParameters } from '../../../shared/item-parameters';
import { invalidParameter } from '../../../shared/values';

/** The code of the project that was chosen. */
export function chosenCode(parameters: ItemParameters): string {
	return required('Project', parameters.chosen('project', 'Project'));
}

/** The code that the project has, or will have. */
export function givenCode(parameters: ItemParameters): string {
	return required('Project Code', parameters.text('code', 'Project Code'));
}

function required(label: string, code: string): string {
	if (code !== '') return code;
	throw invalidParameter(label, 'a project code', code);
}

import { SIMPLIFIED_PROJECT_FIELDS, simplifyProject } from '../../../../lib/accountview';
import { outputParameters, type SimplifiedForm } from '../../../shared/accountview/output';

export const projectOutputParameters = outputParameters(
	'project',
	'Code, description, customer number, remark, start and end date, project type, the number of the responsible employee, and the status.',
);

export const SIMPLIFIED_PROJECT: SimplifiedForm = {
	fields: SIMPLIFIED_PROJECT_FIELDS,
	simplify: simplifyProject,
};

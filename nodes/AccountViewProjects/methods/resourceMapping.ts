import { furtherColumnMapping } from '../../shared/accountview/methods/further-columns';

export const getFurtherProjectColumns = furtherColumnMapping('project');

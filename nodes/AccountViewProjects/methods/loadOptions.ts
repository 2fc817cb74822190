import { furtherColumnOptions } from '../../shared/accountview/methods/further-columns';

export const getFurtherProjectColumns = furtherColumnOptions('project');

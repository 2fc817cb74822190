import { furtherColumnMapping } from '../../shared/accountview/methods/further-columns';

export const getFurtherOrderColumns = furtherColumnMapping('order');

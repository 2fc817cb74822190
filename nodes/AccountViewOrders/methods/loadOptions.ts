import { furtherColumnOptions } from '../../shared/accountview/methods/further-columns';

export const getFurtherOrderColumns = furtherColumnOptions('order');

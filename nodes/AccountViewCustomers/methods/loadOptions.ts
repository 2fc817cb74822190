import { furtherColumnOptions } from '../../shared/accountview/methods/further-columns';

export const getFurtherCustomerColumns = furtherColumnOptions('customer');

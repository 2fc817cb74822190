import { furtherColumnMapping } from '../../shared/accountview/methods/further-columns';

export const getFurtherCustomerColumns = furtherColumnMapping('customer');

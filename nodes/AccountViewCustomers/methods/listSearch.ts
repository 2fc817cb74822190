export { searchCustomers } from '../../shared/accountview/methods/list-search';

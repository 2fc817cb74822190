export {
	searchArticles,
	searchCustomers,
	searchEmployees,
	searchOrders,
	searchProjects,
} from '../../shared/accountview/methods/list-search';

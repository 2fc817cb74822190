export {
	searchCustomers,
	searchEmployees,
	searchProjects,
	searchProjectTypes,
} from '../../shared/accountview/methods/list-search';

export {
	searchEmployees,
	searchHourTypes,
	searchProjects,
} from '../../shared/accountview/methods/list-search';

import { describeResource } from '../../../shared/resource-description';
import * as get from './get.operation';
import * as getAll from './getAll.operation';

export const articleOperations = { get, getAll };

export const articleDescription = describeResource({
	resource: 'article',
	default: 'getAll',
	operations: articleOperations,
	choices: [
		{
			name: 'Get',
			value: 'get',
			description: 'Read one article by code',
			action: 'Get article',
		},
		{
			name: 'Get Many',
			value: 'getAll',
			description: 'Read many articles, narrowed down by filters; none found gives no items',
			action: 'Get many articles',
		},
	],
});

import type { INodeProperties } from 'n8n-workflow';

/** A collection in which these locators stand in the place of the text fields of the same name. */
export function withLocators(
	collection: INodeProperties,
	locators: readonly INodeProperties[],
): INodeProperties {
	const fields = (collection.options ?? []).filter(isProperty);
	const options = fields.map((field) => locators.find(({ name }) => name === field.name) ?? field);
	return {
		...collection,
		options: options.toSorted((one, other) =>
			one.displayName.localeCompare(other.displayName, 'en'),
		),
	};
}

function isProperty(
	option: NonNullable<INodeProperties['options']>[number],
): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}

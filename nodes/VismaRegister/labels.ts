/** Labels, for the parameters and for what is said about them. */
export const LABELS = {
	parts: 'Parts',
	services: 'Services',
	state: 'What the Services Have',
	show: 'Output',
	confirmRemovals: 'Confirm Removals',
	confirmAbove: 'Confirm Above',
	version: 'AccountView Version',
	licensed: 'Licensed Cost Carriers',
	isComplete: 'Tables Are Complete',
	completeThoughEmpty: 'Complete Though Empty',
	columns: 'Columns',
	content: 'Content',
	format: 'Format',
	language: 'Language',
	title: 'Title',
} as const;

/**
 * The walls between the rooms of this package, as zones of `import-x/no-restricted-paths`:
 * a file under `target` may import nothing under `from`, except what `except` names.
 *
 * nodes -> lib, nodes -> nodes/shared; bin -> lib; lib/<room> -> lib/ports, lib/errors, lib/store;
 * rooms that write pages -> lib/pages, which knows nothing of them;
 * the sandbox stands alone, because a stand-in that shares code with its client proves nothing.
 */
const rooms = ['accountview', 'sync', 'mail', 'einvoice', 'visma', 'tax'];
const openToAllRooms = ['ports', 'errors', 'store'];
const alsoOpen = {
	sync: ['pages'],
	mail: ['pages'],
	einvoice: ['mail', 'pages'],
	visma: ['pages'],
	tax: ['pages'],
};

const nodeFolders = [
	'AccountViewCustomers',
	'AccountViewProjects',
	'AccountViewOrders',
	'AccountViewHours',
	'AccountViewData',
	'AccountViewTrigger',
	'SyncCompare',
	'SyncLedger',
	'EmailProfileSend',
	'EInvoiceRoute',
	'VismaRegister',
	'AutoReportSubmit',
];

const betweenRooms = rooms.map((room) => ({
	target: `./lib/${room}`,
	from: './lib',
	except: [room, ...openToAllRooms, ...(alsoOpen[room] ?? [])].map((name) => `./${name}`),
	message: 'Rooms of lib do not import each other: move what both need to lib/ports.',
}));

const betweenNodes = nodeFolders.map((folder) => ({
	target: `./nodes/${folder}`,
	from: './nodes',
	except: [`./${folder}`, './shared'],
	message: 'Nodes do not import each other: share through nodes/shared.',
}));

const walls = [
	...betweenRooms,
	{
		target: './lib/pages',
		from: './lib',
		except: ['./pages'],
		message: 'Pages know what they look like, and nothing of what they show.',
	},
	...betweenNodes,
	...['./nodes', './credentials', './bin', './sandbox', './test', './bench', './scripts'].map(
		(from) => ({
			target: './lib',
			from,
			message: 'lib knows nothing of its callers.',
		}),
	),
	...['./lib', './nodes', './credentials', './bin', './test'].map((from) => ({
		target: './sandbox',
		from,
		message: 'A stand-in that shares code with its client proves nothing.',
	})),
	...['./nodes', './bin'].flatMap((target) =>
		['./sandbox', './test', './bench', './scripts'].map((from) => ({
			target,
			from,
			message: 'Shipped code does not import what is not shipped.',
		})),
	),
	...[
		['./nodes', './bin'],
		['./bin', './nodes'],
	].map(([target, from]) => ({
		target,
		from,
		message: 'Nodes and the command do not import each other: share through lib.',
	})),
];

module.exports = { walls };

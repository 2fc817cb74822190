// @ts-check
/** What package-lock.json promises, and whether an installation keeps it. Pure: data in, data out. */

/**
 * @typedef {object} Entry one package of a lock file, as far as it matters here
 * @property {string} [version]
 * @property {string} [integrity] checksum of the package's archive
 * @property {boolean} [optional] may be left out where it does not fit the machine
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {Record<string, Entry>} Packages by folder, such as `node_modules/a/node_modules/b`
 */

/** The folders in which `folder` looks for a package, the nearest first. @param {string} folder */
function* placesSeenFrom(folder) {
	for (
		let place = folder;
		place !== '';
		place = place.slice(0, place.lastIndexOf('/node_modules/'))
	) {
		yield `${place}/node_modules/`;
		if (!place.includes('/node_modules/')) break;
	}
	yield 'node_modules/';
}

/**
 * Packages that others ask for and that the lock does not hold. `npm ci` refuses such a lock. It
 * comes about where the registry in reach lacks the builds for other kinds of machine.
 * @param {Packages} packages @returns {string[]} names, each once
 */
export function gapsOf(packages) {
	const gaps = new Set();
	for (const [folder, entry] of Object.entries(packages)) {
		const wanted = {
			...entry.dependencies,
			...entry.optionalDependencies,
			...(folder === '' ? entry.devDependencies : {}),
		};
		for (const name of Object.keys(wanted)) {
			const held = [...placesSeenFrom(folder)].some((place) => `${place}${name}` in packages);
			if (!held) gaps.add(name);
		}
	}
	return [...gaps];
}

/** The folders of what every machine needs. @param {Packages} packages @returns {string[]} */
export const foldersOf = (packages) =>
	Object.entries(packages).flatMap(([folder, { optional = false }]) =>
		folder === '' || optional ? [] : [folder],
	);

/** Whether the lock's packages name exactly this version as an optional part of theirs. */
function isMissingPlatformBuild(
	/** @type {Packages} */ locked,
	/** @type {string} */ folder,
	/** @type {Entry} */ { version, optional },
) {
	const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
	return (
		optional === true &&
		Object.values(locked).some((entry) => entry.optionalDependencies?.[name] === version)
	);
}

/**
 * How an installation differs from the lock. Left-out optional packages are fine (they are for
 * other machines); so are optional packages that the lock lacks, when a locked package names their
 * exact version.
 * @param {Packages} locked the committed lock
 * @param {Packages} installed what npm says it installed (node_modules/.package-lock.json)
 * @returns {string[]} one sentence each
 */
export function differences(locked, installed) {
	const found = [];
	for (const [folder, has] of Object.entries(installed)) {
		const promised = locked[folder];
		if (!promised) {
			if (!isMissingPlatformBuild(locked, folder, has)) {
				found.push(`${folder} ${has.version} is not in the lock file.`);
			}
		} else if (promised.version !== has.version) {
			found.push(`${folder} is ${has.version}, the lock file says ${promised.version}.`);
		} else if (promised.integrity !== has.integrity) {
			found.push(`${folder} ${has.version} has another checksum than the lock file says.`);
		}
	}
	for (const [folder, promised] of Object.entries(locked)) {
		if (folder !== '' && !promised.optional && !(folder in installed)) {
			found.push(`${folder} ${promised.version} is not installed.`);
		}
	}
	return found;
}

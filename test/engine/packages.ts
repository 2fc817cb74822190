import './quiet';
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LazyPackageDirectoryLoader, PackageDirectoryLoader, type DirectoryLoader } from 'n8n-core';
import {
	NodeHelpers,
	type ICredentialType,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

const ROOT = join(__dirname, '..', '..');

/** Our package as built, and n8n's own nodes, loaded the way n8n loads them. */
export interface Packages {
	readonly nodeTypes: INodeTypes;
	credentialType(name: string): ICredentialType;
	/** Names of the types that a credential type extends, nearest first. */
	parentsOf(credentialType: string): string[];
	/** Full names of the nodes that may use a credential type. */
	usersOf(credentialType: string): string[];
}

/**
 * @param probes further nodes by their full type name, for tests of what nodes share
 * @throws Error when the package was not built
 */
export async function loadPackages(
	probes: Readonly<Record<string, INodeType>> = {},
): Promise<Packages> {
	if (!existsSync(join(ROOT, 'dist', 'nodes'))) {
		throw new Error('There is no dist/: run `npm run build` before the engine tests.');
	}
	const own = new PackageDirectoryLoader(ROOT);
	const base = new LazyPackageDirectoryLoader(
		dirname(require.resolve('n8n-nodes-base/package.json')),
	);
	await own.loadAll();
	await base.loadAll();
	return packagesOf([own, base], probes);
}

function packagesOf(
	loaders: readonly DirectoryLoader[],
	probes: Readonly<Record<string, INodeType>>,
): Packages {
	const loaderOf = (credentialType: string): DirectoryLoader => {
		const found = loaders.find((loader) => credentialType in loader.known.credentials);
		if (found === undefined) throw new Error(`No credential type ${credentialType}`);
		return found;
	};
	const known = (name: string) => loaderOf(name).known.credentials[name];
	const parentsOf = (name: string): string[] =>
		(known(name)?.extends ?? []).flatMap((parent) => [parent, ...parentsOf(parent)]);
	return {
		nodeTypes: nodeTypesOf(loaders, probes),
		credentialType: (name) => loaderOf(name).getCredential(name).type,
		parentsOf,
		usersOf: (name) => {
			const { packageName } = loaderOf(name);
			// A package that was loaded eagerly names its nodes without the package's name.
			return (known(name)?.supportedNodes ?? []).map((node) =>
				node.includes('.') ? node : `${packageName}.${node}`,
			);
		},
	};
}

function nodeTypesOf(
	loaders: readonly DirectoryLoader[],
	probes: Readonly<Record<string, INodeType>>,
): INodeTypes {
	const getByName = (type: string): INodeType | IVersionedNodeType => {
		const probe = probes[type];
		if (probe !== undefined) return probe;
		const dot = type.lastIndexOf('.');
		const loader = loaders.find(({ packageName }) => packageName === type.slice(0, dot));
		if (loader === undefined) throw new Error(`No package for node type ${type}`);
		return loader.getNode(type.slice(dot + 1)).type;
	};
	return {
		getByName,
		getByNameAndVersion: (type, version) =>
			NodeHelpers.getVersionedNodeType(getByName(type), version),
		getKnownTypes: () => ({}),
	};
}

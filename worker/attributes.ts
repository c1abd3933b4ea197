import { type Connection, isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { SEARCH_ATTRIBUTES } from '../messages/attributes.ts';

/**
 * Registers our search attributes where they are missing. A server that does not let us (Temporal Cloud: made in its own console) is
 * taken at its word if it has them all.
 * @throws naming the missing ones, since a workflow that upserts an unknown attribute would stand still
 */
export async function registerSearchAttributes(connection: Connection | NativeConnection, namespace: string): Promise<void> {
  const listed = async (): Promise<string[]> => Object.keys((await connection.operatorService.listSearchAttributes({ namespace })).customAttributes);
  const known = await listed().catch((): string[] => []);
  const missing = SEARCH_ATTRIBUTES.filter(({ name }) => !known.includes(name));
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(
    missing.map(({ name, type }) => [name, proto.temporal.api.enums.v1.IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]]),
  );
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (failure) {
    if (isGrpcServiceError(failure) && failure.code === ALREADY_EXISTS) return; // another worker was quicker
    const names = missing.map(({ name, type }) => `${name}=${type}`).join(', ');
    throw new Error(`namespace ${namespace} lacks search attributes and they cannot be registered from here: ${names}`, { cause: failure });
  }
}

const ALREADY_EXISTS = 6;

import { TestWorkflowEnvironment } from '@temporalio/testing';
import { registerSearchAttributes } from '../../worker/attributes.ts';
export async function timeSkippingServer(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path: process.env.TTS! } } });
  await registerSearchAttributes(env.connection, env.namespace ?? 'default');
  return env;
}
export async function testTemporal(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createLocal({ server: { executable: { type: 'existing-path', path: process.env.TCLI! } } });
  await registerSearchAttributes(env.connection, env.namespace ?? 'default');
  return env;
}

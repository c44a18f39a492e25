// One simulation a line in, one answer a line out: the decision, and what each kind of policy said.
import { createInterface } from 'node:readline';
import { runSimulation } from '@cloud-copilot/iam-simulate';

function answer(response) {
  if (response.resultType !== 'single') return { error: response.errors ?? response.resultType };
  const { analysis, ignoredContextKeys } = response.result;
  return {
    decision: response.overallResult,
    ignored: ignoredContextKeys,
    layers: {
      SCP: analysis.scpAnalysis?.result,
      RCP: analysis.rcpAnalysis?.result,
      ENDPOINT: analysis.endpointAnalysis?.result,
      RESOURCE: analysis.resourceAnalysis?.result,
      IDENTITY: analysis.identityAnalysis?.result,
      BOUNDARY: analysis.permissionBoundaryAnalysis?.result,
      SESSION: analysis.sessionAnalysis?.result,
    },
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answered;
  try {
    answered = answer(await runSimulation(JSON.parse(line), {}));
  } catch (thrown) {
    answered = { error: String(thrown) };
  }
  process.stdout.write(JSON.stringify(answered) + '\n');
}

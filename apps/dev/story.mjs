// `npm run story`: a real challenge of 江西电缆 through every stage, from the need to the last payment and the closing,
// over the same HTTP API as anyone uses. Needs a system in dev mode at BASE_URL. Ends with status 1 when anything is
// not as told. With TREASURY_URL (npm start prints it) the bank also returns a payment.
import { ApiProblem, NeverCame } from './lib/api-client.mjs';
import { inYuan } from './story/money.mjs';
import { tell } from './story/road.mjs';
import { NotAsTold } from './story/teller.mjs';

const baseUrl = process.env.BASE_URL || 'http://127.0.0.1:3000';

try {
  const startedAt = performance.now();
  const { paid } = await tell({ baseUrl, treasuryUrl: process.env.TREASURY_URL });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`\n✓ 全部阶段走完：补助共支付 ${inYuan(paid)} 元（用时 ${seconds} 秒）`);
} catch (error) {
  const isFound = [ApiProblem, NeverCame, NotAsTold].some((kind) => error instanceof kind);
  console.error(`\n✗ 故事没有按所说的发生\n${isFound ? error.message : error.stack}`);
  process.exitCode = 1;
}

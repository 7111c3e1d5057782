import { expect, test } from 'vitest';
import { readAudit } from './audit.ts';

test('finds a package with a known weakness', () => {
  const report = {
    vulnerabilities: { left: { severity: 'high', range: '<1.2.3', via: [] } },
    metadata: { dependencies: { total: 12 } },
  };
  expect(readAudit(JSON.stringify(report))).toEqual({
    looked: '12 packages',
    findings: [
      expect.objectContaining({ where: 'left', problem: expect.stringContaining('<1.2.3') }),
    ],
  });
});

test.each(['', '{"error":{"summary":"no such endpoint"}}', 'npm error'])(
  'says that nothing was looked at when the registry answers %j',
  (printed) => {
    const { looked, findings } = readAudit(printed);
    expect(looked).toMatch(/^nothing/);
    expect(findings).toEqual([]);
  },
);

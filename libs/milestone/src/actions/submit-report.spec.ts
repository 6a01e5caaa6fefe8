import { localDate } from '#platform';
import type { Indicator } from '#need';
import type { AgreedIndicator } from '#project';
import { measurementErrors, type MeasurementInput } from './submit-report.js';

const speed: Indicator = {
  id: 'speed',
  name: '检测速度',
  comparator: 'ge',
  values: ['10'],
  unit: 'm/min',
  condition: null,
  protocol: { who: '第三方', how: '连续运行', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight: 50,
  kind: 'key',
  mustPass: false,
};
const certified: Indicator = {
  ...speed,
  id: 'certified',
  name: '型式试验',
  comparator: 'pass_fail',
  values: [],
  unit: '1',
};

const indicators: AgreedIndicator[] = [speed, certified].map((indicator) => ({ indicator, committed: indicator }));
const context = { indicators, today: localDate('2027-05-20') };
const milestone = { targets: [{ indicatorId: 'speed', values: ['8'] }] };

const measured = (changes: Partial<MeasurementInput> = {}): MeasurementInput => ({
  indicatorId: 'speed',
  value: '9.5',
  method: '产线实测',
  measuredBy: '质检中心',
  measuredOn: '2027-05-20',
  ...changes,
});

const errorsOf = (...measurements: MeasurementInput[]): string[] =>
  measurementErrors(measurements, milestone, context).map(({ path, code }) => `${path} ${code}`);

describe('measurements of a report', () => {
  it('may be more than the targets ask for', () => {
    expect(errorsOf(measured())).toEqual([]);
    expect(errorsOf(measured(), measured({ indicatorId: 'certified', value: 'fail' }))).toEqual([]);
  });

  it('cover every indicator with a target, and name the one that is missing', () => {
    expect(measurementErrors([], milestone, context)).toEqual([
      { path: 'measurements', code: 'milestone.measurement_missing', params: { indicator: '检测速度' } },
    ]);
  });

  it.each([
    [
      'an indicator of another project',
      measured({ indicatorId: 'another' }),
      'measurements.1.indicatorId milestone.indicator_unknown',
    ],
    ['an indicator twice', measured(), 'measurements.1.indicatorId milestone.indicator_repeated'],
    [
      'a number for pass or fail',
      measured({ indicatorId: 'certified', value: '1' }),
      'measurements.1.value need.indicator_measured_value_malformed',
    ],
    [
      'words for a number',
      measured({ indicatorId: 'certified', value: '合格' }),
      'measurements.1.value need.indicator_measured_value_malformed',
    ],
    [
      'a day that does not exist',
      measured({ indicatorId: 'certified', value: 'pass', measuredOn: '2027-02-29' }),
      'measurements.1.measuredOn calendar.malformed_date',
    ],
    [
      'tomorrow',
      measured({ indicatorId: 'certified', value: 'pass', measuredOn: '2027-05-21' }),
      'measurements.1.measuredOn milestone.measured_in_future',
    ],
  ])('do not have %s', (_, measurement, expected) => {
    expect(errorsOf(measured(), measurement)).toEqual([expected]);
  });
});

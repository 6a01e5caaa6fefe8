import { BarChart as Bars } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

register([Bars, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

interface Props {
  readonly label: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Bars lie, one group under the other: for long names, and for a phone. */
  readonly lying?: boolean;
}

/** Told apart without colours too: the bars of each series have a pattern of their own. */
const COLOURS = ['#0b5cad', '#237804', '#ad4e00', '#722ed1', '#a8071a'];
const MAX_LABEL = 8;
const CHART_HEAD_PX = 110;
const BAR_PX = 13;

/** Bars side by side. A picture for the eye only: its table says the same to everybody. */
export default function BarChart({ label, categories, series, lying = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current);
    const named = { type: 'category' as const, data: [...categories], axisLabel: { formatter: shortened } };
    const counted = { type: 'value' as const, minInterval: 1 };
    chart.setOption({
      color: COLOURS,
      aria: { enabled: true, decal: { show: true } },
      animation: false,
      tooltip: { trigger: 'axis', confine: true },
      legend: { top: 0, left: 0 },
      grid: { left: 8, right: 8, top: 64, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: lying ? counted : named,
      yAxis: lying ? { ...named, inverse: true } : counted,
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values], barMaxWidth: 24 })),
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [categories, series, lying]);
  const height = lying ? CHART_HEAD_PX + categories.length * series.length * BAR_PX : undefined;
  return <div ref={box} className="chart" style={{ height }} role="img" aria-label={label} />;
}

const shortened = (text: string): string => (text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL)}…` : text);

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
}

/** Told apart without colours too: the bars of each series have a pattern of their own. */
const COLOURS = ['#0b5cad', '#237804', '#ad4e00', '#722ed1', '#a8071a'];
const MAX_LABEL = 10;

/** Bars side by side. A picture for the eye only: its table says the same to everybody. */
export default function BarChart({ label, categories, series }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return undefined;
    const chart = init(box.current);
    chart.setOption({
      color: COLOURS,
      aria: { enabled: true, decal: { show: true } },
      animation: false,
      tooltip: { trigger: 'axis', confine: true },
      legend: { type: 'plain' },
      grid: { left: 8, right: 8, top: 56, bottom: 8, outerBoundsMode: 'same' },
      xAxis: { type: 'category', data: [...categories], axisLabel: { interval: 0, rotate: 40, formatter: shortened } },
      yAxis: { type: 'value', minInterval: 1 },
      series: series.map(({ name, values }) => ({ type: 'bar', name, data: [...values], barMaxWidth: 24 })),
    });
    const resized = new ResizeObserver(() => chart.resize());
    resized.observe(box.current);
    return () => {
      resized.disconnect();
      chart.dispose();
    };
  }, [categories, series]);
  return <div ref={box} className="chart" role="img" aria-label={label} />;
}

const shortened = (text: string): string => (text.length > MAX_LABEL ? `${text.slice(0, MAX_LABEL)}…` : text);

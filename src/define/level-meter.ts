import { AcsLevelMeter } from '../components/level-meter/level-meter.js';
import { define } from './define.js';

define(AcsLevelMeter);

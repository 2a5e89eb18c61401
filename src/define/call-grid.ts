import { AcsCallGrid } from '../components/call-grid/call-grid.js';
import { define } from './define.js';

define(AcsCallGrid);

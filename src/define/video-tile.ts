import { AcsVideoTile } from '../components/video-tile/video-tile.js';
import { define } from './define.js';

define(AcsVideoTile);

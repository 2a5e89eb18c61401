import { AcsCameraButton } from '../components/camera-button/camera-button.js';
import { define } from './define.js';

define(AcsCameraButton);

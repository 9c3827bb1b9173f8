/** The worker thread of analyse-exam.server.ts: takes one form's sheets, answers with their analysis, ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { analyseSheets, type AnalysisInput } from './analyse-sheets.ts'

parentPort?.postMessage(analyseSheets(workerData as AnalysisInput))

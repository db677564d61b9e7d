console.log('hikeshi');
